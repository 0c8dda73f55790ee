import dev.cryb.stack.Checkout;
import dev.cryb.stack.Stores;
import dev.cryb.stack.StoresOptions;
import dev.cryb.stack.part.PartRunner;
import dev.cryb.stack.part.PartWatcher;
import dev.cryb.stack.store.LiveKitStore;
import dev.cryb.stack.store.S3Address;
import dev.cryb.stack.store.Secrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Postgres, Redis, S3 and, where this machine has one, LiveKit for k8s/play.
 *
 * <p>Says where they are and who may in, a URL a line, and ends with its standard input.
 */
final class PlayStores {

    public static void main(String[] services) throws Exception {
        var options = StoresOptions.in(Checkout.find().testFolder()).withS3();
        try (var stores = Stores.start(options)) {
            var calls = livekit(options);
            try {
                calls.flatMap(LiveKitStore::runner).ifPresent(PartRunner::start);
                System.out.println("owner " + stores.ownerJdbcUrl());
                for (var service : services) {
                    System.out.println(service + " " + stores.databaseUrl(service));
                }
                System.out.println("redis " + stores.redisUrl());
                stores.s3().ifPresent(PlayStores::say);
                calls.ifPresent(one -> System.out.println("livekit " + withUser(one.url(), one.key(), one.secret())));
                System.out.println("ready");
                var end = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
                System.out.println("ended" + end.strip());
            } finally {
                calls.flatMap(LiveKitStore::runner).ifPresent(PartRunner::close);
            }
        }
    }

    /** Nobody listens for its webhooks: the voice service looks into its rooms anyway. */
    private static Optional<LiveKitStore> livekit(StoresOptions options) {
        var secrets = new Secrets(options.folder().resolve("secrets"));
        return LiveKitStore.program(options.programs())
                .map(program -> LiveKitStore.prepare(
                        program, options.folder(), options.data(), secrets, List.of(), true, new PartWatcher() {}));
    }

    private static void say(S3Address s3) {
        System.out.println("s3 " + withUser(s3.endpoint(), s3.accessKey(), s3.secretKey()));
        System.out.println("s3-kind " + s3.kind());
    }

    private static String withUser(String url, String user, String password) {
        var bare = URI.create(url);
        return bare.getScheme() + "://" + user + ":" + password + "@" + bare.getAuthority();
    }
}
