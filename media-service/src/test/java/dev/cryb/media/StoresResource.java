package dev.cryb.media;

import dev.cryb.stack.Checkout;
import dev.cryb.stack.Stores;
import dev.cryb.stack.StoresOptions;
import dev.cryb.stack.store.S3Part;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real Postgres, Redis and S3 for the service under test. */
public final class StoresResource implements QuarkusTestResourceLifecycleManager {

    /** The argument that asks for a kind of S3 which has data already; without it MinIO is used where there is one. */
    static final String KIND = "kind";

    private @Nullable Stores stores;
    private @Nullable String kind;

    @Override
    public void init(Map<String, String> arguments) {
        kind = arguments.get(KIND);
    }

    @Override
    public Map<String, String> start() {
        Path folder = Checkout.find().testFolder();
        if (kind != null) {
            folder.resolve("data/s3").resolve(kind).toFile().mkdirs();
        }
        Stores started = Stores.start(StoresOptions.in(folder).withS3());
        stores = started;
        return new HashMap<>(started.environment("media"));
    }

    /** The one that a class asks for overrules the one that all have. */
    @Override
    public int order() {
        return kind == null ? 0 : 1;
    }

    static boolean isMinioHere() {
        return S3Part.minio(Checkout.find().programs()) != null;
    }

    @Override
    public void stop() {
        if (stores != null) {
            stores.close();
        }
    }
}
