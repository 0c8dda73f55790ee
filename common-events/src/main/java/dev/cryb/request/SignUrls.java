package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.UploadId;
import java.util.List;

/** Signs where the bytes of these are; for gateways only, which have asked whether the caller may read them. */
public record SignUrls(List<UploadId> ids) implements Query {

    public SignUrls {
        Shape.required("ids", ids);
        Shape.list("ids", ids, GetMediaUrls.MOST);
    }
}
