package soquete;

class PeerOptionTest {
    static void x() {}
}
