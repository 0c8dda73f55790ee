package dev.cryb.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.id.ChannelId;
import dev.cryb.id.Ids;
import dev.cryb.id.ServerId;
import dev.cryb.id.UploadId;
import dev.cryb.id.UserId;
import dev.cryb.model.UploadPurpose;
import dev.cryb.request.Caller;
import dev.cryb.request.Command;
import dev.cryb.request.CompleteUpload;
import dev.cryb.request.RequestUpload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Somebody who uploads: asks the service, and puts bytes straight into the store. */
final class Uploader {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicLong USERS = new AtomicLong(
            Ids.of(System.currentTimeMillis(), ThreadLocalRandom.current().nextInt(64), 0));
    private static final ChannelId CHANNEL = new ChannelId(Ids.of(System.currentTimeMillis(), 3, 0));
    static final ServerId SERVER = new ServerId(Ids.of(System.currentTimeMillis(), 3, 1));

    private final Wire wire;
    final Caller caller;

    Uploader(Wire wire) {
        this.wire = wire;
        UserId id = new UserId(USERS.incrementAndGet());
        this.caller = new Caller(id, "user", "User", null);
    }

    static RequestUpload plan(UploadPurpose purpose, String filename, long size, String type, @Nullable String hash) {
        return new RequestUpload(
                purpose,
                purpose == UploadPurpose.ATTACHMENT ? CHANNEL : null,
                purpose == UploadPurpose.EMOJI || purpose == UploadPurpose.ICON ? SERVER : null,
                filename,
                size,
                type,
                hash);
    }

    /** What is answered where it is well. */
    JsonNode ok(Command command) {
        JsonNode ack = wire.asks(caller, command);
        assertThat(ack.get("ok").asBoolean()).as(ack.toString()).isTrue();
        return ack.path("data");
    }

    JsonNode refused(Command command, ErrorCode code) {
        return refused(wire.asks(caller, command), code);
    }

    static JsonNode refused(JsonNode ack, ErrorCode code) {
        assertThat(ack.at("/error/code").asText()).as(ack.toString()).isEqualTo(code.name());
        return ack.get("error");
    }

    /** Plans an upload and finds that these bytes are not taken there. */
    UploadId turnedAway(RequestUpload plan, byte[] bytes) {
        JsonNode planned = ok(plan);
        assertThat(put(planned.get("url").asText(), bytes)).isEqualTo(403);
        return UploadId.parse(planned.get("uploadId").asText());
    }

    /** Plans an upload and puts these bytes there, whatever was announced. */
    UploadId puts(RequestUpload plan, byte[] bytes) {
        JsonNode planned = ok(plan);
        assertThat(put(planned.get("url").asText(), bytes)).isEqualTo(200);
        return UploadId.parse(planned.get("uploadId").asText());
    }

    /** The whole way; the answer is what the upload has become. */
    JsonNode uploads(UploadPurpose purpose, String filename, byte[] bytes, String type) {
        return ok(new CompleteUpload(puts(plan(purpose, filename, bytes.length, type, null), bytes), null))
                .get("attachment");
    }

    /** The whole way, to be refused in the end. */
    JsonNode fails(RequestUpload plan, byte[] bytes, ErrorCode code) {
        return refused(new CompleteUpload(puts(plan, bytes), null), code);
    }

    static int put(String url, byte[] bytes) {
        return send(HttpRequest.newBuilder(URI.create(url)).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)))
                .statusCode();
    }

    static HttpResponse<byte[]> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
