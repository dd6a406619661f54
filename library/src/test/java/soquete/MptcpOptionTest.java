package soquete;

class MptcpOptionTest {
    static void x() {}
}
