package dev.cryb.bench.scenario;

import dev.cryb.bench.load.Dialect;
import dev.cryb.bench.load.LoadFailed;
import dev.cryb.bench.measure.Machine;
import dev.cryb.bench.side.Side;
import dev.cryb.bench.side.SideFailure;
import dev.cryb.stack.StackFailure;
import java.util.List;
import java.util.function.Consumer;

/** Runs one scenario on one side. */
public final class Scenarios {

    private final LoadShape shape;
    private final Machine machine;
    private final Consumer<String> say;

    /** @param say takes a line now and then, of what takes long */
    public Scenarios(LoadShape shape, Machine machine, Consumer<String> say) {
        this.say = say;
        this.shape = shape;
        this.machine = machine;
    }

    /** Never throws for what the load ran into: that is an outcome too. */
    public Outcome run(Scenario scenario, Side side, Dialect dialect) {
        TrafficRun traffic = new TrafficRun(side, dialect, shape, machine);
        try {
            return switch (scenario) {
                case FANOUT -> traffic.closedLoop(scenario, LoadShape.LARGE_ROOM);
                case PERSIST -> traffic.closedLoop(scenario, LoadShape.SMALL_ROOM);
                case LATENCY -> traffic.paced(scenario, LoadShape.LARGE_ROOM);
                case IDLE -> new IdleRun(side, dialect, shape, machine).run();
                case HISTORY -> new HistoryRun(side, dialect, shape, machine).run();
                case SEARCH -> new SearchRun(side, shape).run();
                case PRESENT -> new PresentRun(side, dialect, shape, machine).run();
                case RETURN -> new ReturnRun(side, dialect, shape).run();
                case SOAK -> new SoakRun(side, dialect, shape, say).run();
                case STATUS -> traffic.besideStatuses(scenario);
            };
        } catch (LoadFailed | SideFailure | StackFailure e) {
            return new Outcome.Broken(scenario, List.of(String.valueOf(e.getMessage())));
        }
    }
}
