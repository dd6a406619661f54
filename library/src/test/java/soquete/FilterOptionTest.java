package soquete;

class FilterOptionTest {
    static void x() {}
}
