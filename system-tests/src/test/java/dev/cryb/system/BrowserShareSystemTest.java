package dev.cryb.system;

import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people share in the browser, files and a call, and the page of those who run it: {@code js/browser-share.mjs}. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BrowserShareSystemTest {

    private static Stack stack;
    private static Browsers browsers;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        browsers = Browsers.found();
        stack = Stack.start(StackOptions.fresh("voice", "media")
                .withEnvironment("CRYB_LIMITS_ENABLED", "false")
                .withEnvironment("CRYB_ADMINS", "alice_share"));
        LiveKitNeeded.require(stack);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void peopleShareFilesAndACallAndAreLookedAfter() throws IOException, InterruptedException {
        browsers.expectAllSeen("browser-share", stack.gatewayUrls().get(0), "share");
    }
}
