package soquete;

class OptionStateTest {
    static void x() {}
}
