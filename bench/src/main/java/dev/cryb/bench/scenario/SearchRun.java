package dev.cryb.bench.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.bench.load.Asker;
import dev.cryb.bench.load.Member;
import dev.cryb.bench.load.PacedAsking;
import dev.cryb.bench.side.SearchFill;
import dev.cryb.bench.side.Side;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.HdrHistogram.Histogram;

/** Searches of one to three words, common and rare, ten a second, in a server of a million messages. */
final class SearchRun {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SEARCHES_A_SECOND = 10;
    private static final int ASKERS = 4;

    private final Side side;
    private final LoadShape shape;

    SearchRun(Side side, LoadShape shape) {
        this.side = side;
        this.shape = shape;
    }

    Outcome run() {
        Member somebody = side.members(shape.sockets(), LoadShape.SMALL_ROOM).get(0);
        SearchFill fill = side.searchFill();
        fill.fill(somebody.channelId());
        Random random = new Random(1);
        List<Asker> askers = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < ASKERS; i++) {
                askers.add(Asker.signIn(http, side.targets().get(0), somebody));
            }
            PacedAsking asking = new PacedAsking(
                    askers, i -> search(fill.serverId(), fill.query(i % 3 + 1, random)), SEARCHES_A_SECOND);
            asking.run(shape.warmUp());
            Histogram micros = asking.run(shape.window().multipliedBy(3));
            askers.forEach(Asker::close);
            return HistoryRun.outcome(Scenario.SEARCH, List.of(), SEARCHES_A_SECOND, micros);
        } catch (CompletionException e) {
            return new Outcome.Broken(Scenario.SEARCH, List.of(String.valueOf(e.getCause())));
        }
    }

    private static PacedAsking.Request search(String serverId, String query) {
        ObjectNode data = JSON.createObjectNode().put("serverId", serverId).put("query", query);
        return new PacedAsking.Request("message:search", data);
    }
}
