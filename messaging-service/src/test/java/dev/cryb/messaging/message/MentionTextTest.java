package dev.cryb.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.id.RoleId;
import dev.cryb.id.UserId;
import dev.cryb.request.CreateMessage.AllowedMentions;
import java.util.List;
import org.junit.jupiter.api.Test;

class MentionTextTest {

    @Test
    void namesAreFoundWhereverTheyStand() {
        MentionText text = MentionText.of("hi <@12>, <@&34>! (@everyone) <@12>");

        assertThat(text.users()).containsExactly(new UserId(12));
        assertThat(text.roles()).containsExactly(new RoleId(34));
        assertThat(text.everyone()).isTrue();
    }

    @Test
    void whatOnlyLooksLikeANameIsText() {
        for (String content : List.of(
                "me@everyone.org", "@everyones", "<@0>", "<@x>", "<@99999999999999999999>", "< @1>", "@@everyone")) {
            assertThat(MentionText.of(content).isEmpty()).as(content).isTrue();
        }
    }

    @Test
    void senderSaysWhoMayBeMentioned() {
        MentionText text = MentionText.of("<@1> <@2> <@&3> @everyone");

        assertThat(text.within(null)).isEqualTo(text);
        assertThat(text.within(new AllowedMentions(null, null, null, null)).isEmpty())
                .isTrue();
        assertThat(text.within(new AllowedMentions(null, List.of(new UserId(2), new UserId(9)), null, null))
                        .users())
                .containsExactly(new UserId(2));
    }
}
