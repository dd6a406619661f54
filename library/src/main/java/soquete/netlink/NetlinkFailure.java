package soquete.netlink;

import static soquete.sys.NetlinkConstants.*;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import soquete.error.ErrnoException;
import soquete.sys.Nlmsghdr;

/// What `NLMSG_ERROR` and `NLMSG_DONE` say: the errno, and the kernel's own words.
final class NetlinkFailure {
    private NetlinkFailure() {}

    /// The exception for the end of an answer; null where it says that all went well.
    static @Nullable ErrnoException of(NetlinkMessage end, NetlinkMessage request) {
        if (end.isDone() && end.payload().length < Integer.BYTES) {
            return null; // old protocols end with nothing
        }
        ByteBuffer payload = end.header(Integer.BYTES, "C int");
        int error = payload.getInt(0);
        if (error >= 0) {
            return null;
        }
        String about = "message of type " + request.type();
        Optional<String> words = words(end, payload);
        return ErrnoException.of(
                "netlink", -error, words.map(w -> about + " (\"" + w + "\")").orElse(about));
    }

    private static Optional<String> words(NetlinkMessage end, ByteBuffer payload) {
        if (!end.has(NLM_F_ACK_TLVS)) {
            return Optional.empty();
        }
        int at = Integer.BYTES;
        if (end.isError()) {
            // The header of the request follows, and all of the request unless it was capped.
            int length = end.header(at + Nlmsghdr.SIZE, "nlmsgerr").getInt(at);
            at += end.has(NLM_F_CAPPED) ? Nlmsghdr.SIZE : rest(length, payload.limit() - at);
        }
        return end.attributes(at).find(NLMSGERR_ATTR_MSG).map(NetlinkAttribute::string);
    }

    private static int rest(int length, int most) {
        if (length < Nlmsghdr.SIZE || length > most) {
            throw new IllegalArgumentException(
                    "an error repeats a request of " + length + " bytes in " + most);
        }
        return NetlinkMessage.aligned(length);
    }
}
