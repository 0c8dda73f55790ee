package dev.cryb.messaging;

import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Notes the SQL on connections that a test's own thread asks for: how much work an answer is. */
class Statements {

    private static final ThreadLocal<@Nullable List<String>> NOTED = new ThreadLocal<>();

    /** The pool of the service under test, which does nothing else while nobody asks what is run. */
    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    io.vertx.mutiny.sqlclient.Pool pool(Pool bare) {
        return io.vertx.mutiny.sqlclient.Pool.newInstance(noting(bare));
    }

    /** What something gave, and the statements that it ran for it, in their order. */
    record Noted<T>(T result, List<String> statements) {}

    /** Runs something, and notes its statements. */
    static <T> Noted<T> of(Supplier<T> something) {
        List<String> noted = new CopyOnWriteArrayList<>();
        NOTED.set(noted);
        try {
            return new Noted<>(something.get(), noted);
        } finally {
            NOTED.remove();
        }
    }

    private static Pool noting(Pool bare) {
        return around(Pool.class, bare, (method, args) -> {
            List<String> noted = NOTED.get();
            if (noted == null || !method.getName().equals("getConnection")) {
                return call(method, bare, args);
            }
            @SuppressWarnings("unchecked") // what the method takes, in the form that Mutiny calls
            Handler<AsyncResult<SqlConnection>> asking = (Handler<AsyncResult<SqlConnection>>) args[0];
            bare.getConnection(got -> asking.handle(got.map(connection -> noting(connection, noted))));
            return null;
        });
    }

    private static SqlConnection noting(SqlConnection bare, List<String> noted) {
        return around(SqlConnection.class, bare, (method, args) -> {
            if (method.getName().equals("query") || method.getName().equals("preparedQuery")) {
                noted.add((String) args[0]);
            }
            return call(method, bare, args);
        });
    }

    private interface Call {
        @Nullable
        Object on(Method method, Object[] args) throws Throwable;
    }

    private static <T> T around(Class<T> type, T bare, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> call.on(method, args)));
    }

    private static @Nullable Object call(Method method, Object bare, Object[] args) throws Throwable {
        try {
            return method.invoke(bare, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
