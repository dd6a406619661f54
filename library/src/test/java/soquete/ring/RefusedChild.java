package soquete.ring;

import java.util.List;

/// Tries to open a ring where it is not allowed to, and prints how that ends.
final class RefusedChild {
    private RefusedChild() {}

    public static void main(String[] args) {
        try (Ring ring = Ring.open()) {
            if (args.length > 0) { // bytes to be locked
                ring.registerBuffers(List.of(RingMemory.allocate(Long.parseLong(args[0]))));
            }
            System.out.println("allowed");
        } catch (Exception e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
