package soquete.stress;

import java.util.List;

/// The forms that an operation has in the library.
enum Way {
    ARRAY,
    PART,
    HEAP_BUFFER,
    DIRECT_BUFFER,
    HEAP_SEGMENT,
    NATIVE_SEGMENT,
    /// sendmsg, recvmsg.
    MESSAGE,
    /// sendmsg and recvmsg with several buffers.
    BUFFERS,
    /// With an address.
    ADDRESS,
    /// An `OutputStream` or `InputStream`.
    VIEW,
    CHANNEL,
    FILE,
    /// With a descriptor: of Unix sockets.
    RIGHTS,
    /// Through a pipe.
    SPLICE,
    WAIT_ALL,
    PEEK,
    BATCH,
    /// Less room than the message needs.
    CUT;

    private static final List<Way> PLAIN =
            List.of(ARRAY, PART, HEAP_BUFFER, DIRECT_BUFFER, HEAP_SEGMENT, NATIVE_SEGMENT);

    static final List<Way> SEND =
            List.of(
                    ARRAY,
                    PART,
                    HEAP_BUFFER,
                    DIRECT_BUFFER,
                    HEAP_SEGMENT,
                    NATIVE_SEGMENT,
                    MESSAGE,
                    BUFFERS);

    static final List<Way> SEND_ALL =
            List.of(
                    ARRAY,
                    PART,
                    HEAP_BUFFER,
                    DIRECT_BUFFER,
                    HEAP_SEGMENT,
                    NATIVE_SEGMENT,
                    VIEW,
                    CHANNEL,
                    FILE);

    /// Those that one reader alone may use.
    static final List<Way> RECV_ALONE =
            List.of(
                    ARRAY,
                    PART,
                    HEAP_BUFFER,
                    DIRECT_BUFFER,
                    HEAP_SEGMENT,
                    NATIVE_SEGMENT,
                    MESSAGE,
                    BUFFERS,
                    ADDRESS,
                    VIEW,
                    CHANNEL,
                    WAIT_ALL,
                    PEEK);

    static final List<Way> RECV =
            List.of(
                    ARRAY,
                    PART,
                    HEAP_BUFFER,
                    DIRECT_BUFFER,
                    HEAP_SEGMENT,
                    NATIVE_SEGMENT,
                    MESSAGE,
                    BUFFERS,
                    ADDRESS,
                    VIEW,
                    CHANNEL);

    static final List<Way> RECV_EXACTLY = PLAIN;

    static final List<Way> SEND_MESSAGE =
            List.of(
                    ARRAY,
                    PART,
                    HEAP_BUFFER,
                    DIRECT_BUFFER,
                    HEAP_SEGMENT,
                    NATIVE_SEGMENT,
                    MESSAGE,
                    BUFFERS,
                    CHANNEL,
                    BATCH);

    static final List<Way> RECV_MESSAGE =
            List.of(
                    ARRAY,
                    DIRECT_BUFFER,
                    NATIVE_SEGMENT,
                    MESSAGE,
                    BUFFERS,
                    ADDRESS,
                    CHANNEL,
                    BATCH,
                    CUT);
}
