package dev.cryb.stack.cli;

import dev.cryb.stack.Stack;
import dev.cryb.stack.store.LiveKitStore;
import java.util.Locale;

/** What a person reads when everything is up. */
final class Banner {

    private Banner() {}

    static void print(Stack stack, UpOptions options, String demo, double seconds) {
        var text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%nCRYB is up after %.1f s.%n%n", seconds));
        stack.gatewayUrls().forEach(url -> line(text, "address", url));
        line(text, "demo", demo);
        text.append('\n');
        if (stack.livekit().isEmpty() && !options.without().contains("voice")) {
            line(text, "off", LiveKitStore.WHY_NOT);
        }
        stack.stores()
                .s3()
                .filter(s3 -> s3.kind().equals("s3proxy"))
                .ifPresent(s3 -> line(text, "s3", "s3proxy over a folder; ./cryb up --with minio builds MinIO"));
        options.without().forEach(name -> line(text, "off", name + ": --without " + name));
        if (!options.restarting()) {
            line(text, "off", "restarts: --no-restart, a part that dies stays dead");
        }
        if ("false".equalsIgnoreCase(System.getenv("CRYB_LIMITS_ENABLED"))) {
            text.append("\n  RATE LIMITS ARE OFF (CRYB_LIMITS_ENABLED=false). NOT FOR THE OPEN NETWORK.\n");
        }
        System.out.println(text);
        System.out.flush();
    }

    private static void line(StringBuilder text, String word, String rest) {
        text.append(String.format(Locale.ROOT, "  %-9s %s%n", word, rest));
    }
}
