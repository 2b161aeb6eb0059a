package io.roster.h2.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections whose statements, commits and rollbacks hold the {@link StatementLock}, to a database that writes nothing by itself. Queries
 * that lock no rows do not hold it.
 */
class LockingDataSource extends DelegatingDataSource {

    private static final Set<String> ENDS_TRANSACTION = Set.of("commit", "rollback", "setAutoCommit", "close", "abort");

    /** H2 writes neither at a commit nor in a thread of its own. */
    private static final int NEVER = -1;

    private final StatementLock lock;
    private int loginTimeout;

    LockingDataSource(DataSource database, StatementLock lock) {
        super(database);
        this.lock = lock;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return locking(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return locking(super.getConnection(username, password));
    }

    /** In seconds. The pool sets it, and waits that long for connections that are being made when it is closed. */
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    private Connection locking(Connection connection) throws SQLException {
        EmbeddedStore.of(connection).setAutoCommitDelay(NEVER);
        return proxy(Connection.class, (method, arguments) -> {
            if (ENDS_TRANSACTION.contains(method.getName())) {
                return lock.statement(() -> invoke(connection, method, arguments));
            }
            Object result = invoke(connection, method, arguments);
            return result instanceof Statement statement
                    ? locking(method.getReturnType(), statement, arguments == null ? "" : String.valueOf(arguments[0]))
                    : result;
        });
    }

    /** A statement of this type, and its SQL if that is known before it is executed. */
    private Object locking(Class<?> type, Statement statement, String prepared) {
        boolean preparedLocks = locksRows(prepared);
        return proxy(type, (method, arguments) -> {
            boolean query = method.getName().equals("executeQuery")
                    && !(arguments == null ? preparedLocks : locksRows(String.valueOf(arguments[0])));
            return method.getName().startsWith("execute") && !query
                    ? lock.statement(() -> invoke(statement, method, arguments))
                    : invoke(statement, method, arguments);
        });
    }

    private static boolean locksRows(String query) {
        return query.toLowerCase(Locale.ROOT).contains("for update");
    }

    private static <T> T proxy(Class<T> type, Call call) {
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> call.of(method, arguments);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @FunctionalInterface
    private interface Call {
        @Nullable Object of(Method method, Object @Nullable [] arguments) throws Throwable;
    }
}
