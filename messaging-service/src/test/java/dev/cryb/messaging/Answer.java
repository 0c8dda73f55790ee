package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.event.Event;
import dev.cryb.json.Json;
import dev.cryb.request.Ack;
import java.util.List;

/**
 * What a request was answered, and what others heard of it.
 *
 * @param touchedDatabase whether the handler asked for the transaction
 */
record Answer(Ack ack, List<Event> events, boolean touchedDatabase) {

    /** The data of an ack that must be a success. */
    JsonNode ok() {
        JsonNode json = json();
        assertThat(ack.ok()).as(ack.json()).isTrue();
        return json.get("data");
    }

    /** The error of an ack that must be this refusal. */
    JsonNode refused(ErrorCode code) {
        JsonNode json = json();
        assertThat(json.at("/error/code").asText()).as(ack.json()).isEqualTo(code.name());
        return json.get("error");
    }

    /** In short: {@code ok}, or the error with the right or the field that it names. */
    String outcome() {
        if (ack.ok()) {
            return "ok";
        }
        JsonNode error = json().get("error");
        String what = error.path("permission").asText(error.path("field").asText(""));
        return what.isEmpty() ? error.get("code").asText() : error.get("code").asText() + " " + what;
    }

    List<String> eventNames() {
        return events.stream().map(Event::wireName).toList();
    }

    private JsonNode json() {
        try {
            return Json.tree(ack.json());
        } catch (JsonProcessingException e) {
            throw new AssertionError(ack.json(), e);
        }
    }
}
