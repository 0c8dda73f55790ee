import dev.cryb.stack.Stores;
import java.nio.charset.StandardCharsets;

/** A Postgres and a Redis for k8s/play: says where they are, a line each, and ends with its standard input. */
final class PlayStores {

    public static void main(String[] services) throws Exception {
        try (var stores = Stores.start()) {
            System.out.println("owner " + stores.ownerJdbcUrl());
            for (var service : services) {
                System.out.println(service + " " + stores.databaseUrl(service));
            }
            System.out.println("redis " + stores.environment(services[0]).get("REDIS_URL"));
            System.out.println("ready");
            var end = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            System.out.println("ended" + end.strip());
        }
    }
}
