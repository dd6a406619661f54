package soquete;

class MulticastOptionTest {
    static void x() {}
}
