package dev.cryb.media.config;

import dev.cryb.settings.Allowed;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What files may be, and how long what lasts. */
@ConfigMapping(prefix = "cryb.media")
public interface MediaSettings {

    /** A file's bytes at most. */
    @WithDefault("25M")
    @Allowed(from = "1K", to = "100M")
    MemorySize maxSize();

    /** Bytes at most of what is to become a person's or a server's picture. */
    @WithDefault("8M")
    @Allowed(from = "1K", to = "10M")
    MemorySize maxPicture();

    /** Bytes at most of what is to become an emoji. */
    @WithDefault("256K")
    @Allowed(from = "1K", to = "10M")
    MemorySize maxEmoji();

    /** Bytes of all files of a user at most. */
    @WithDefault("1G")
    @Allowed(from = "1K", to = "1024G")
    MemorySize quota();

    /** Files above this are uploaded in parts of half of it. */
    @WithDefault("10M")
    @Allowed(from = "10M", to = "100M")
    MemorySize partsAbove();

    /** How long an upload may take from its request to its completion. */
    @WithDefault("1h")
    @Allowed(from = "1s", to = "1h")
    Duration uploadFor();

    /** How long a download URL is good. */
    @WithDefault("5m")
    @Allowed(from = "1s", to = "1h")
    Duration urlFor();

    /** How often messaging is asked whether it still has a finished upload. */
    @WithDefault("24h")
    @Allowed(from = "1s", to = "30d")
    Duration review();

    /** How often bucket and table are compared. */
    @WithDefault("1h")
    @Allowed(from = "1s", to = "30d")
    Duration reconcile();

    /** Objects younger than this are left alone by the comparison: they may be on their way into the table. */
    @WithDefault("2h")
    @Allowed(from = "1s", to = "30d")
    Duration orphanAfter();

    /** An image's pixels at most. */
    @WithDefault("40000000")
    @Allowed(from = "1", to = "400000000")
    int maxPixels();

    /** An image's width and height at most. */
    @WithDefault("10000")
    @Allowed(from = "1", to = "65535")
    int maxSide();

    /** Images that are worked on at once. */
    @WithDefault("2")
    @Allowed(from = "1", to = "64")
    int imagesAtOnce();

    /** Bytes of files in memory at once, at least one file's. */
    @WithDefault("48M")
    @Allowed(from = "1M", to = "16G")
    MemorySize memory();

    /** The store. */
    S3 s3();

    /** Any S3; the names of the environment are MINIO_ENDPOINT, MINIO_PORT and so on. */
    interface S3 {

        /** A host, or a whole URL. */
        @Allowed(words = "a host or a URL", pattern = ".+")
        String endpoint();

        /** Its port, where the endpoint is a host. */
        @Allowed(from = "1", to = "65535")
        int port();

        /** Whether it is spoken to over TLS, where the endpoint is a host. */
        boolean secure();

        /** Who we are there. */
        @Allowed(words = "any text", pattern = ".+")
        String accessKey();

        /** The key to it. */
        @Allowed(words = "any text", pattern = ".+")
        String secretKey();

        /** The bucket, made at the start if it is not there. */
        @Allowed(words = "a bucket's name", pattern = "[a-z0-9][a-z0-9.-]{2,62}")
        String bucket();

        /** Its region. */
        @WithDefault("us-east-1")
        @Allowed(words = "a region's name", pattern = "[a-z0-9-]+")
        String region();

        /** How clients reach it, where that is another URL than ours. */
        Optional<String> publicUrl();
    }
}
