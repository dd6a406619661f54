package soquete.cli.event;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The published schema of the events, for tests of real output.
public final class Schema {
    private final com.networknt.schema.Schema schema;

    private Schema(com.networknt.schema.Schema schema) {
        this.schema = schema;
    }

    /// The one in `docs/`.
    public static Schema published() throws IOException {
        String text = Files.readString(Path.of("../docs/schema/events.schema.json"));
        return new Schema(
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(text));
    }

    /// What is wrong with a line.
    public List<Error> errors(String line) {
        return schema.validate(line, InputFormat.JSON);
    }
}
