package dev.cryb.system;

import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The web client in a real browser: {@code js/browser.mjs} is two people's day with it. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BrowserSystemTest {

    private static Stack stack;
    private static Browsers browsers;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        browsers = Browsers.found();
        stack = Stack.start(StackOptions.fresh("media").withEnvironment("CRYB_LIMITS_ENABLED", "false"));
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void twoPeopleSpendADayInTheBrowser() throws IOException, InterruptedException {
        browsers.expectAllSeen("browser", stack.gatewayUrls().get(0), "day", Long.toString(stack.pid("gateway-1")));
    }
}
