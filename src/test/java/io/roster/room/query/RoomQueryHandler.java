package io.roster.room.query;

import io.roster.readmodel.LiveSlots;
import io.roster.readmodel.QueryRejected;
import io.roster.room.api.RoomFields;
import io.roster.room.api.RoomId;
import io.roster.room.api.RoomName;
import io.roster.room.api.RoomQuery.ExplainRooms;
import io.roster.room.api.RoomQuery.FetchRoom;
import io.roster.room.api.RoomQuery.FindOneRoom;
import io.roster.room.api.RoomQuery.FindRooms;
import io.roster.room.api.RoomRejection.NoRoomMatches;
import io.roster.room.api.RoomRejection.RoomNotFound;
import io.roster.room.api.RoomRejection.SeveralRoomsMatch;
import io.roster.room.api.RoomReply.RoomExplanation;
import io.roster.room.api.RoomReply.RoomPage;
import io.roster.room.api.RoomReply.RoomView;
import io.roster.search.sql.LiveTable;
import io.roster.search.sql.ResultPage;
import io.roster.search.sql.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers queries about rooms from the live one of their tables. */
@Component
class RoomQueryHandler {

    private final LiveTable<RoomView> rooms;

    RoomQueryHandler(DataSource database, LiveSlots live) {
        Table table = new Table("rooms", "id, name, seats, flagged, version", RoomFields.ALL, null);
        this.rooms = new LiveTable<>(RoomProjection.READ_MODEL, live, database, table, RoomQueryHandler::view);
    }

    @QueryHandler
    RoomView handle(FetchRoom query) {
        return rooms.fetch(query.id().value()).orElseThrow(() -> new QueryRejected(new RoomNotFound(query.id())));
    }

    @QueryHandler
    RoomView handle(FindOneRoom query) {
        List<RoomView> found = rooms.find(query.search()).items();
        if (found.size() > 1) {
            throw new QueryRejected(new SeveralRoomsMatch());
        }
        return found.stream().findFirst().orElseThrow(() -> new QueryRejected(new NoRoomMatches()));
    }

    @QueryHandler
    RoomPage handle(FindRooms query) {
        ResultPage<RoomView> rows = rooms.find(query.search());
        return new RoomPage(rows.items(), rows.next(), rows.count(), rows.countCapped());
    }

    @QueryHandler
    RoomExplanation handle(ExplainRooms query) {
        return new RoomExplanation(rooms.explain(query.search()));
    }

    private static RoomView view(ResultSet row, int number) throws SQLException {
        return new RoomView(
                new RoomId(row.getObject("id", UUID.class)),
                new RoomName(row.getString("name")),
                row.getInt("seats"),
                row.getBoolean("flagged"),
                row.getLong("version"));
    }
}
