package soquete.netlink;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The kernel had more to say than the receive buffer holds, and dropped messages: `ENOBUFS`. Who
/// follows events reads everything again; `SO_RCVBUF` makes more room.
public final class NetlinkOverrunException extends IOException {
    private static final long serialVersionUID = 1L;

    NetlinkOverrunException(@Nullable Throwable cause) {
        super(
                "netlink messages were lost (ENOBUFS): they came faster than they were read; read"
                        + " the whole state again",
                cause);
    }
}
