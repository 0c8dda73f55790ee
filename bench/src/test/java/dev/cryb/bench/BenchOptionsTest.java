package dev.cryb.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryb.bench.scenario.LoadShape;
import dev.cryb.bench.scenario.Scenario;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {

    @Test
    void allScenariosOfOursByDefault() {
        BenchOptions options = BenchOptions.parse();

        assertThat(options.scenarios()).hasSize(Scenario.values().length - 1).doesNotContain(Scenario.SOAK);
        assertThat(options.ours()).isTrue();
        assertThat(options.peers()).isEmpty();
        assertThat(options.shape()).isEqualTo(LoadShape.DEFAULT);
    }

    @Test
    void scenarioAndOptionsInAnyOrder() {
        BenchOptions options = BenchOptions.parse("--gateways", "2", "cpu", "--peer", "--seconds=3", "--plain");

        assertThat(options.scenarios()).containsExactly(Scenario.FANOUT, Scenario.LATENCY);
        assertThat(options.gateways()).isEqualTo(2);
        assertThat(options.peers()).containsExactly(1, 2);
        assertThat(options.plain()).isTrue();
        assertThat(options.shape().window()).hasSeconds(3);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        refused("sprint", "no scenario 'sprint'");
        refused("--pear", "'--pear'");
        refused("fanout persist", "'persist'");
        refused("--seconds", "needs a value");
        refused("--seconds soon", "1 to 3600");
        refused("--threads 99", "1 to 16");
        refused("--url http://127.0.0.1:3001", "belong together");
    }

    private static void refused(String line, String words) {
        assertThatThrownBy(() -> BenchOptions.parse(line.split(" ")))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining(words);
    }
}
