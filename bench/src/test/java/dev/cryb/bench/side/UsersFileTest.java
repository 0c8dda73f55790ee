package dev.cryb.bench.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryb.bench.load.Member;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsersFileTest {

    private static final List<Member> ALL = UsersFile.parse(List.of(
            "1\tann\tt1\t100\t200",
            "2\tbob\tt2\t100\t200",
            "3\tcy\tt3\t100\t201",
            "4\tdee\tt4\t100\t202",
            "",
            "5\teli\tt5\t100\t202"));

    @Test
    void readsWhoHasWhichTokenAndRoom() {
        assertThat(ALL).hasSize(5).first().isEqualTo(new Member("1", "t1", "200"));
    }

    @Test
    void picksWholeRoomsOnly() {
        assertThat(UsersFile.pick(ALL, 4, 2)).extracting(Member::userId).containsExactly("1", "2", "4", "5");
    }

    @Test
    void saysWhenThereAreTooFew() {
        assertThatThrownBy(() -> UsersFile.pick(ALL, 6, 2))
                .isInstanceOf(SideFailure.class)
                .hasMessageContaining("4 people in rooms of 2");
    }

    @Test
    void refusesOtherFiles() {
        assertThatThrownBy(() -> UsersFile.parse(List.of("1,ann"))).isInstanceOf(SideFailure.class);
    }
}
