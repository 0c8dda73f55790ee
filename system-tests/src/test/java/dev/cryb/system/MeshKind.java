package dev.cryb.system;

import dev.cryb.stack.StackOptions;

/** The meshes that classes share, in the order in which they are started. */
enum MeshKind {

    /** Two gateways and one of every service, with S3 and, where there is one, LiveKit. */
    EVERYTHING("voice", "media"),

    /** Two gateways, messaging and presence. */
    TALK;

    private final String[] more;

    MeshKind(String... more) {
        this.more = more;
    }

    StackOptions options() {
        return StackOptions.fresh(more).withInstances("gateway", 2).withEnvironment("CRYB_LIMITS_ENABLED", "false");
    }
}
