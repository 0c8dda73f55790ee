package dev.cryb.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands one mesh of a kind to class after class, and looks after each whether it is still well.
 *
 * <p>There is one at a time: who wants another kind ends the former, and the run ends the last. A class that leaves it
 * unwell fails, and the next one gets a new mesh, which is said on the console.
 */
final class SharedMesh implements ParameterResolver, AfterAllCallback {

    /** What a busy machine may take to say that all is well. */
    private static final Duration SAYS_SO_WITHIN = Duration.ofSeconds(20);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Stack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> user = context.getRequiredTestClass();
        return running(context).handOut(user.getAnnotation(OnSharedMesh.class).value(), user.getSimpleName());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        running(context).expectWell();
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedMesh.class))
                .computeIfAbsent(Running.class, key -> new Running(), Running.class);
    }

    /** What is amiss with a mesh that nobody was to harm, if anything is. */
    private static @Nullable String amiss(Stack mesh) {
        for (String part : mesh.parts()) {
            if (mesh.restarts(part) > 0) {
                return part + " was started again";
            }
            if (!mesh.isAlive(part)) {
                return part + " does not run";
            }
        }
        AtomicReference<String> said = new AtomicReference<>("no gateway answered");
        try {
            Awaitility.await().atMost(SAYS_SO_WITHIN).ignoreExceptions().until(() -> mesh.gatewayUrls().stream()
                    .allMatch(url -> saysWell(url, said)));
            return null;
        } catch (ConditionTimeoutException e) {
            return said.get();
        }
    }

    private static boolean saysWell(String url, AtomicReference<String> said) {
        People.Answer health = People.get(url, "/health");
        JsonNode body = health.body();
        said.set("/health says " + health.status() + " " + body);
        return health.status() == 200
                && body.path("status").asText().equals("ok")
                && body.path("mesh").asText().equals("ok");
    }

    /** The mesh that there is, until the run ends. */
    private static final class Running implements AutoCloseable {

        private @Nullable MeshKind kind;
        private @Nullable Stack mesh;
        private String user = "nobody";

        synchronized Stack handOut(MeshKind wanted, String next) {
            Stack former = mesh;
            String amiss = former == null ? null : amiss(former);
            if (former != null && amiss != null) {
                System.err.printf(
                        "%n!!!! The mesh that classes share is not well before %s, after %s: %s.%n"
                                + "!!!! %s gets a new one; what the former said is in %s%n%n",
                        next, user, amiss, next, logs(former));
            }
            if (former == null || amiss != null || kind != wanted) {
                close();
                mesh = Stack.start(wanted.options());
                kind = wanted;
            }
            user = next;
            return Objects.requireNonNull(mesh);
        }

        synchronized void expectWell() {
            String amiss = mesh == null ? null : amiss(mesh);
            if (mesh != null && amiss != null) {
                throw new AssertionError(
                        user + " left the mesh that classes share unwell: " + amiss + "; see " + logs(mesh));
            }
        }

        private static String logs(Stack mesh) {
            return String.valueOf(mesh.log("gateway-1").getParent());
        }

        @Override
        public synchronized void close() {
            Stack former = mesh;
            mesh = null;
            if (former != null) {
                former.close();
            }
        }
    }
}
