package dev.cryb.media;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.condition.EnabledIf;

/** The same on s3proxy, where the others have run on MinIO. */
@QuarkusTest
@QuarkusTestResource(
        value = StoresResource.class,
        initArgs = @ResourceArg(name = StoresResource.KIND, value = "s3proxy"),
        restrictToAnnotatedClass = true)
@EnabledIf("dev.cryb.media.StoresResource#isMinioHere")
class MediaOnS3proxyComponentTest extends MediaComponentTest {}
