/// The Berkeley sockets API for Java: all of it, no native code of its own.
///
/// Start at [soquete.Socket]. The layers, from the top: `soquete` and `soquete.resolve` (policy:
/// waiting, deadlines, closing, names), `soquete.posix` (one checked method per C function, no
/// policy), `soquete.wait` and `soquete.sys` (not exported), and the values in `soquete.endpoint`,
/// `soquete.option`, `soquete.message` and `soquete.error`.
///
/// The module calls the kernel through `java.lang.foreign`: run it with
/// `--enable-native-access=soquete` (or `ALL-UNNAMED` on the class path).
@org.jspecify.annotations.NullMarked
module soquete {
    requires static transitive org.jspecify;

    exports soquete;
    exports soquete.bpf;
    exports soquete.can;
    exports soquete.capture;
    exports soquete.endpoint;
    exports soquete.error;
    exports soquete.event;
    exports soquete.message;
    exports soquete.net;
    exports soquete.netdevice;
    exports soquete.netlink;
    exports soquete.option;
    exports soquete.posix;
    exports soquete.proxy;
    exports soquete.resolve;
    exports soquete.ring;
    exports soquete.server;
    exports soquete.tls;
}
