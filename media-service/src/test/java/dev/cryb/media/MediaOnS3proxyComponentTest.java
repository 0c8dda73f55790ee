package dev.cryb.media;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.condition.EnabledIf;

/** On s3proxy, where {@link MediaComponentTest} runs on MinIO. */
@QuarkusTest
@QuarkusTestResource(
        value = StoresResource.class,
        initArgs = @ResourceArg(name = StoresResource.KIND, value = "s3proxy"),
        restrictToAnnotatedClass = true)
@EnabledIf("dev.cryb.media.StoresResource#isMinioHere")
class MediaOnS3proxyComponentTest extends FilesOnAStore {}
