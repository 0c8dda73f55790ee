package dev.cryb.stack.store;

import dev.cryb.stack.part.Detached;
import dev.cryb.stack.part.PartRunner;
import dev.cryb.stack.part.PartWatcher;
import dev.cryb.stack.part.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The LiveKit of a stack: given, run by us, or none. */
public final class LiveKitStore {

    /** What to say where there is none. */
    public static final String WHY_NOT =
            "voice is off: no livekit-server on the PATH or in .cryb/bin, and no LIVEKIT_URL (./cryb up --with livekit builds one)";

    private static final String PROGRAM = "livekit-server";

    private final String url;
    private final String key;
    private final String secret;
    private final @Nullable PartRunner runner;

    private LiveKitStore(String url, String key, String secret, @Nullable PartRunner runner) {
        this.url = url;
        this.key = key;
        this.secret = secret;
        this.runner = runner;
    }

    /** The program, if this machine or the checkout has it. */
    public static Optional<Path> program(Path programs) {
        var built = programs.resolve(PROGRAM).toAbsolutePath();
        return Files.isExecutable(built) ? Optional.of(built) : Optional.ofNullable(Detached.onPath(PROGRAM));
    }

    /** One that is there already, by LIVEKIT_URL and its keys. */
    public static LiveKitStore given(String url, String key, String secret) {
        return new LiveKitStore(url, key, secret, null);
    }

    /**
     * One of our own, not started yet.
     *
     * @param folder of the stack
     * @param webhooks where it tells who comes and goes
     */
    public static LiveKitStore prepare(
            Path program,
            Path folder,
            Path data,
            Secrets secrets,
            List<String> webhooks,
            boolean restarting,
            PartWatcher watcher) {
        var key = "cryb";
        var secret = secrets.password("livekit");
        var part = new LiveKitPart(
                program, data.resolve("livekit"), Ports.free(), Ports.free(), Ports.free(), key, secret, webhooks);
        return new LiveKitStore(part.url(), key, secret, new PartRunner(part, folder, restarting, watcher));
    }

    public String url() {
        return url;
    }

    public String key() {
        return key;
    }

    public String secret() {
        return secret;
    }

    /** None if it was given. */
    public Optional<PartRunner> runner() {
        return Optional.ofNullable(runner);
    }

    /** What the voice service needs to find it. */
    public Map<String, String> environment() {
        return Map.of("LIVEKIT_URL", url, "LIVEKIT_API_KEY", key, "LIVEKIT_API_SECRET", secret);
    }
}
