package soquete;

class TcpOptionTest {
    static void x() {}
}
