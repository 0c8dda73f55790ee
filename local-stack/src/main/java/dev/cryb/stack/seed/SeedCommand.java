package dev.cryb.stack.seed;

import dev.cryb.stack.Checkout;
import dev.cryb.stack.StackFailure;
import dev.cryb.stack.StackFile;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** {@code ./cryb seed}: fills the running stack of this checkout and writes {@code users.tsv}. */
public final class SeedCommand {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private SeedCommand() {}

    public static int run(Checkout checkout, List<String> words) {
        var options = SeedOptions.parse(words, checkout.state().resolve("seed"));
        var gateways = StackFile.read(checkout.state())
                .orElseThrow(() -> new StackFailure("no stack runs here; CRYB_LIMITS_ENABLED=false ./cryb up"))
                .gateways()
                .stream()
                .map(StackFile.Gateway::url)
                .toList();
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .build();
        var plan = new SeedPlan(options.users(), options.roomSize(), options.roomsPerServer());
        var seeder = new Seeder(
                http,
                gateways,
                plan,
                "seed_" + Long.toString(System.currentTimeMillis(), 36),
                UUID.randomUUID().toString());
        try {
            fill(seeder, plan);
            System.out.println(write(options.out(), seeder.lines()));
            return 0;
        } catch (IOException e) {
            throw new StackFailure("cannot write to " + options.out() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }

    private static void fill(Seeder seeder, SeedPlan plan) throws InterruptedException {
        long begin = System.nanoTime();
        seeder.register();
        tell(begin, "%d users registered", plan.users());
        seeder.found();
        tell(begin, "%d rooms made in %d servers", plan.rooms(), plan.servers());
        seeder.join();
        tell(begin, "all joined");
    }

    private static void tell(long begin, String what, Object... numbers) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(Locale.ROOT, "  %-40s %6.1f s%n", String.format(Locale.ROOT, what, numbers), seconds);
    }

    /** Whole or not at all; the tokens in it are for the owner's eyes only. */
    private static Path write(Path folder, List<String> lines) throws IOException {
        Files.createDirectories(folder);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var unfinished = Files.createTempFile(folder, "users-", ".tsv", owner);
        Files.write(unfinished, lines);
        return Files.move(
                unfinished,
                folder.resolve("users.tsv"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
