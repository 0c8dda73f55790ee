package dev.cryb.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.id.UserId;
import dev.cryb.model.User;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentPeopleTest {

    private final AtomicLong now = new AtomicLong();
    private final RecentPeople people = new RecentPeople(now::get);

    @Test
    void peopleAreFoundByIdAndByName() {
        people.add(user(7, "alice", "Alice"));

        assertThat(people.byId(new UserId(7))).isEqualTo(people.byName("alice")).isNotNull();
        assertThat(people.byName("bob")).isNull();
    }

    @Test
    void nobodyIsRememberedForLong() {
        people.add(user(7, "alice", "Alice"));

        now.addAndGet(RecentPeople.LIFE_NANOS + 1);

        assertThat(people.byName("alice")).isNull();
        assertThat(people.size()).isZero();
    }

    @Test
    void nameThatPassedOnLeadsToItsNewOwner() {
        people.add(user(7, "alice", "Alice"));
        people.add(user(7, "deleted:7", "Deleted User"));
        people.add(user(8, "alice", "Other Alice"));

        people.forget(new UserId(7));

        assertThat(people.byName("alice")).isEqualTo(user(8, "alice", "Other Alice"));
    }

    @Test
    void whoWasKeptLongestGoesWhenThereAreTooMany() {
        for (int i = 1; i <= RecentPeople.PEOPLE + 1; i++) {
            people.add(user(i, "user" + i, "User"));
        }

        assertThat(people.size()).isEqualTo(RecentPeople.PEOPLE);
        assertThat(people.byName("user1")).isNull();
        assertThat(people.byName("user2")).isNotNull();
    }

    private static User user(long id, String username, String displayName) {
        return new User(new UserId(id), username, displayName, null);
    }
}
