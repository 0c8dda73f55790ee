package dev.cryb.media;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** On the S3 that the machine has: MinIO, or else s3proxy. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class MediaComponentTest extends FilesOnAStore {}
