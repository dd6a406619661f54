package soquete.sys;

/// `struct sockaddr_storage` of `<sys/socket.h>`: room for any address.
@CStruct("sockaddr_storage")
final class SockaddrStorage {
    static final int SIZE = 128;
    static final int SS_FAMILY = 0;

    private SockaddrStorage() {}
}
