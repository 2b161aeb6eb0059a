package io.roster.user.query;

import io.roster.readmodel.Projection;
import io.roster.readmodel.ReadModel;
import io.roster.readmodel.Slot;
import io.roster.search.parse.SearchParser;
import io.roster.user.api.UserEvent;
import io.roster.user.api.UserFields;
import io.roster.user.api.UserId;
import io.roster.user.api.UserQuery.FetchUser;
import io.roster.user.api.UserReply.UserView;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The read models of users in a real database. */
final class UserTable {

    static final SearchParser PARSER = new SearchParser(UserFields.ALL);

    final UserQueryHandler queries;
    final ReadModel readModel;

    /** The collation of the database. */
    final Comparator<String> textOrder;

    private final JdbcClient jdbc;
    private final List<Projection> projections;
    private final List<AnnotationEventHandlerAdapter> handlers;

    private UserTable(DataSource database, Comparator<String> textOrder) {
        this.textOrder = textOrder;
        jdbc = JdbcClient.create(database);
        queries = new UserQueryHandler(database, readModel -> Slot.A);
        readModel = new UserProjections().users(readModel -> Slot.A, jdbc);
        JdbcOperations operations = new JdbcTemplate(database);
        projections = List.of(new UserProjection(operations, Slot.A), new UserStatisticsProjection(operations, Slot.A));
        handlers = projections.stream().map(AnnotationEventHandlerAdapter::new).toList();
    }

    /** Creates the tables in a new database by the product's own migrations. */
    static UserTable in(DataSource database, String vendor) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/" + vendor)
                .load()
                .migrate();
        return new UserTable(database, vendor.equals("h2") ? Comparator.naturalOrder() : UserTable::byCodePoint);
    }

    private static int byCodePoint(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }

    /** Passes an event to the projections as Axon does. */
    void project(UserEvent event, long version, Instant at) {
        try {
            for (AnnotationEventHandlerAdapter handler : handlers) {
                handler.handle(new GenericDomainEventMessage<>(
                        "user",
                        event.id().toString(),
                        version,
                        event,
                        MetaData.emptyInstance(),
                        event.getClass().getName() + version,
                        at));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Passes events to the projections as Axon does, in one unit of work. */
    void projectTogether(Runnable events) {
        DefaultUnitOfWork.startAndGet(null).execute(events);
    }

    void clear() {
        projections.forEach(Projection::clear);
    }

    UserView fetch(UserId id) {
        return queries.handle(new FetchUser(id));
    }

    @SuppressWarnings("NullAway") // only newer JDKs read Spring's annotation
    List<Map<String, @Nullable Object>> rows() {
        return jdbc.sql("select * from users_a order by id").query().listOfRows();
    }
}
