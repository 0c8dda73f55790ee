package dev.cryb.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryb.stack.service.ServiceSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpOptionsTest {

    @Test
    void nothingSaidMeansOneOfEachOnPort3001() {
        var options = UpOptions.parse(List.of());

        assertThat(options.port()).isEqualTo(3001);
        assertThat(options.restarting()).isTrue();
        assertThat(options.detach()).isFalse();
        assertThat(options.fresh()).isFalse();
        assertThat(options.data()).isNull();
        assertThat(ServiceSpec.ALL)
                .allSatisfy(spec -> assertThat(options.count(spec)).isEqualTo(1));
    }

    @Test
    void everyOptionIsHeard() {
        var options = UpOptions.parse(List.of(
                "--detach",
                "--port=4000",
                "--gateways",
                "2",
                "--messaging",
                "3",
                "--data",
                "/tmp/d",
                "--fresh",
                "--no-restart",
                "--without",
                "voice,media"));

        assertThat(options.detach()).isTrue();
        assertThat(options.port()).isEqualTo(4000);
        assertThat(options.count(ServiceSpec.named("gateway"))).isEqualTo(2);
        assertThat(options.count(ServiceSpec.named("messaging"))).isEqualTo(3);
        assertThat(options.data()).isEqualTo(Path.of("/tmp/d"));
        assertThat(options.fresh()).isTrue();
        assertThat(options.restarting()).isFalse();
        assertThat(options.without()).containsExactly("media", "voice");
    }

    @Test
    void withoutLeavesAServiceOut() {
        assertThat(UpOptions.parse(List.of("--without", "messaging")).count(ServiceSpec.named("messaging")))
                .isZero();
    }

    @Test
    void whatMakesNoSenseIsNamed() {
        assertThatThrownBy(() -> UpOptions.parse(List.of("--prot", "1"))).hasMessage("up does not know --prot");
        assertThatThrownBy(() -> UpOptions.parse(List.of("--without", "vioce")))
                .hasMessage("--without does not know 'vioce'");
        assertThatThrownBy(() -> UpOptions.parse(List.of("--without", "gateway")))
                .hasMessage("--without gateway leaves no way in");
    }
}
