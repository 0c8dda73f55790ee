package dev.cryb.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.bench.scenario.LoadShape;
import dev.cryb.bench.scenario.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Every outcome of a run as JSON, in {@code .cryb/bench/<time>.json}. */
public final class ResultFile {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    private ResultFile() {}

    /** Writes it and gives its path. */
    public static Path write(Path folder, RunFacts facts, Results results) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(NAME.format(facts.startedAt()) + ".json");
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), tree(facts, results));
        return file;
    }

    static ObjectNode tree(RunFacts facts, Results results) {
        ObjectNode root = JSON.createObjectNode();
        root.put("startedAt", facts.startedAt().toString())
                .put("commit", facts.commit())
                .put("cpus", facts.cpus())
                .put("system", facts.system())
                .put("java", facts.java())
                .put("gateways", facts.gateways())
                .put("rounds", facts.rounds());
        root.set("load", load(facts.shape()));
        ArrayNode outcomes = root.putArray("outcomes");
        for (Contestant contestant : results.contestants()) {
            for (Outcome outcome : results.of(contestant)) {
                outcomes.add(outcome(contestant, outcome));
            }
        }
        return root;
    }

    private static ObjectNode load(LoadShape shape) {
        return JSON.createObjectNode()
                .put("warmUpSeconds", shape.warmUp().toSeconds())
                .put("windowSeconds", shape.window().toSeconds())
                .put("sockets", shape.sockets())
                .put("idleSockets", shape.idleSockets())
                .put("inFlight", shape.inFlight())
                .put("ratePerSecond", shape.rate())
                .put("contentLength", shape.contentLength())
                .put("threads", shape.threads());
    }

    private static ObjectNode outcome(Contestant contestant, Outcome outcome) {
        ObjectNode node = JSON.createObjectNode()
                .put("contestant", contestant.label())
                .put("scenario", outcome.scenario().label());
        outcome.problems().forEach(node.putArray("problems")::add);
        switch (outcome) {
            case Outcome.Traffic it -> traffic(node, it);
            case Outcome.Idle it -> node.put("sockets", it.sockets()).put("bytesPerSocket", it.bytesPerSocket());
            case Outcome.Asked it ->
                node.put("perSecond", it.perSecond())
                        .put("p50Ms", it.p50())
                        .put("p95Ms", it.p95())
                        .put("p99Ms", it.p99());
            case Outcome.Present it -> node.put("sockets", it.sockets()).put("cores", it.cores());
            case Outcome.Returned it -> node.put("sockets", it.sockets()).put("seconds", it.seconds());
            case Outcome.Soaked it -> node.put("minutes", it.time().toMinutes()).put("held", it.held());
            case Outcome.Broken it -> {}
        }
        return node;
    }

    private static void traffic(ObjectNode node, Outcome.Traffic it) {
        node.put("deliveriesPerSecond", it.deliveriesPerSecond())
                .put("acksPerSecond", it.acksPerSecond())
                .put("statusesPerSecond", it.statusesPerSecond())
                .put("reordered", it.reordered());
        node.putObject("latencyMs")
                .put("p50", it.latency().p50())
                .put("p99", it.latency().p99())
                .put("max", it.latency().max());
        node.putObject("cpu")
                .put("windowSeconds", it.cpu().seconds())
                .put("serverSeconds", it.cpu().servers())
                .put("generatorSeconds", it.cpu().generator())
                .put("otherSeconds", it.cpu().others())
                .put("generatorShare", it.cpu().generatorShare());
    }
}
