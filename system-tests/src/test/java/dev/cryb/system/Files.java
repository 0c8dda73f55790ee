package dev.cryb.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.system.People.Person;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.imageio.ImageIO;

/** Files, uploaded and fetched as a browser would: straight to the store and from it. */
final class Files {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Files() {}

    /** An image of that size, different for each seed. */
    static byte[] image(String format, int width, int height, int seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 50; i++) {
            graphics.setColor(new Color((i * 7919 + seed * 104_729) & 0xFFFFFF));
            graphics.fillRect(i * width / 50, 0, width / 50 + 1, height);
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static ObjectNode plan(String channel, String filename, long size, String type) {
        return Client.data(
                "purpose", "attachment", "channelId", channel, "filename", filename, "size", size, "contentType", type);
    }

    /** Puts bytes where a plan says. */
    static HttpResponse<String> put(String url, byte[] bytes) {
        return send(
                HttpRequest.newBuilder(URI.create(url)).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)),
                HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<byte[]> get(String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** What a gateway answers to one who asks for a file; where it leads is not followed. */
    static HttpResponse<byte[]> ask(String gateway, String path, Person person) {
        return get(gateway + path, "authorization", "Bearer " + person.token());
    }

    /** The whole way of an upload; the answer is its attachment. */
    static JsonNode upload(Client client, String channel, String filename, byte[] bytes, String type) {
        JsonNode planned = client.expectAck("media:upload_request", plan(channel, filename, bytes.length, type));
        HttpResponse<String> answer = put(planned.get("url").asText(), bytes);
        if (answer.statusCode() != 200) {
            throw new AssertionError("the store said " + answer.statusCode() + ": " + answer.body());
        }
        return client.expectAck("media:upload_complete", Client.data("uploadId", planned.get("uploadId")))
                .get("attachment");
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
