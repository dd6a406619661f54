package soquete.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.RawEndpoint;

/// Unix endpoints of a test.
final class Unix {
    private Unix() {}

    static Endpoint endpoint(Path path) {
        return new RawEndpoint(Family.AF_UNIX, (path + "\0").getBytes(UTF_8));
    }
}
