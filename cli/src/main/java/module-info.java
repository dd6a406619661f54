/// The command line tool `soquete`: the lecture's server and client, and the picture of their
/// complete cycle.
///
/// Nothing is exported: the tool is a program, not a library. Main class: `soquete.cli.Main`.
@org.jspecify.annotations.NullMarked
module soquete.cli {
    requires static org.jspecify;
    requires soquete;
    requires info.picocli;
    requires com.fasterxml.jackson.core;
}
