package dev.cryb.media;

import static dev.cryb.model.UploadPurpose.ATTACHMENT;
import static dev.cryb.model.UploadPurpose.AVATAR;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.cryb.media.image.Drawn;
import dev.cryb.media.image.Images;
import dev.cryb.media.image.Picture;
import dev.cryb.model.UploadPurpose;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * Prints what images and many uploads at once cost; run by name only, as it asserts nothing about time.
 *
 * <p>{@code ./mvnw -pl media-service -am test -Dtest=MediaFigures -Dsurefire.failIfNoSpecifiedTests=false}
 */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class MediaFigures {

    private static final int RUNS = 15;
    private static final int AT_ONCE = 100;

    @Inject
    Images images;

    @Inject
    Wire wire;

    @Test
    void anImageOfTwelveMegapixels() {
        byte[] photo = Drawn.photograph(4000, 3000, 1);
        List<Long> took = new ArrayList<>();
        List<Long> cpu = new ArrayList<>();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = 0;
        for (int i = 0; i < RUNS; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            long cpuBefore = threads.getCurrentThreadCpuTime();
            long begun = System.nanoTime();
            Picture picture = images.look("image/jpeg", photo);
            took.add((System.nanoTime() - begun) / 1_000_000);
            cpu.add((threads.getCurrentThreadCpuTime() - cpuBefore) / 1_000_000);
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(picture.width()).isEqualTo(4000);
        }
        say(
                "12 megapixels, JPEG of %,d bytes, looked through: first %d ms, then %s; CPU %s; allocated in all %,d bytes",
                photo.length, took.getFirst(), spread(took.subList(1, RUNS)), spread(cpu.subList(1, RUNS)), allocated);
        took.clear();
        cpu.clear();
        for (int i = 0; i < RUNS; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            long cpuBefore = threads.getCurrentThreadCpuTime();
            long begun = System.nanoTime();
            assertThat(images.cut("image/jpeg", photo, true, new int[] {64, 128, 256, 512})
                            .cuts())
                    .hasSize(4);
            took.add((System.nanoTime() - begun) / 1_000_000);
            cpu.add((threads.getCurrentThreadCpuTime() - cpuBefore) / 1_000_000);
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        say(
                "the same cut in four sizes: first %d ms, then %s; CPU %s; allocated in all %,d bytes",
                took.getFirst(), spread(took.subList(1, RUNS)), spread(cpu.subList(1, RUNS)), allocated);
    }

    @Test
    void aHundredUploadsOfOneMegabyteAtOnce() throws Exception {
        byte[][] files = new byte[AT_ONCE][1 << 20];
        byte[][] photos = new byte[AT_ONCE][];
        byte[] photo = Drawn.photograph(2100, 1500, 3);
        for (int i = 0; i < AT_ONCE; i++) {
            ThreadLocalRandom.current().nextBytes(files[i]);
            // A comment makes each another file; it is taken out, so that all are one in the store.
            photos[i] = Drawn.joined(
                    Arrays.copyOf(photo, 2),
                    new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 4, (byte) i, (byte) i},
                    Arrays.copyOfRange(photo, 2, photo.length));
        }
        new Uploader(wire).uploads(ATTACHMENT, "warm.jpg", photo, "image/jpeg");
        together("files", ATTACHMENT, files, "application/octet-stream");
        together("photographs of %,d bytes".formatted(photo.length), ATTACHMENT, photos, "image/jpeg");
        together("the same as avatars", AVATAR, photos, "image/jpeg");
    }

    private void together(String what, UploadPurpose purpose, byte[][] files, String type) throws Exception {
        System.gc();
        long before = heap(false);
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        List<Future<Long>> all = new ArrayList<>();
        long begun = System.nanoTime();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (byte[] file : files) {
                all.add(people.submit(() -> {
                    long one = System.nanoTime();
                    new Uploader(wire).uploads(purpose, "a.bin", file, type);
                    return (System.nanoTime() - one) / 1_000_000;
                }));
            }
        }
        long whole = (System.nanoTime() - begun) / 1_000_000;
        List<Long> took = new ArrayList<>();
        for (Future<Long> one : all) {
            took.add(one.get());
        }
        say(
                "%d %s at once: %d ms in all; each, from request to ack, %s; heap before %,d, at most (with garbage) %,d bytes; resident %s",
                AT_ONCE, what, whole, spread(took), before, heap(true), resident());
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static long heap(boolean peak) {
        return heapPools().stream()
                .mapToLong(pool -> (peak ? pool.getPeakUsage() : pool.getUsage()).getUsed())
                .sum();
    }

    private static String resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                .reduce("", (one, other) -> one + " " + other.replaceAll("\\s+", " "));
    }

    private static String spread(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return "p50 %d, p95 %d, at most %d ms"
                .formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100), sorted.getLast());
    }

    private static void say(String words, Object... values) {
        System.out.println("FIGURE " + words.formatted(values));
    }
}
