package soquete.event;

import java.io.IOException;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.Constants;
import soquete.sys.Scratch;
import soquete.wait.Descriptor;

/// The eventfd(2) by which a [Selector] is woken.
final class Wake {
    private final Descriptor descriptor;

    private Wake(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    static Wake open() throws ErrnoException {
        Scratch s = Scratch.take();
        try {
            int fd = Calls.eventfd(s, Constants.EFD_CLOEXEC | Constants.EFD_NONBLOCK);
            if (fd < 0) {
                throw ErrnoException.of("eventfd", -fd, null);
            }
            return new Wake(new Descriptor(fd));
        } finally {
            s.give();
        }
    }

    Descriptor descriptor() {
        return descriptor;
    }

    void wake() throws IOException {
        descriptor.enter();
        Scratch s = Scratch.take();
        try {
            Calls.eventfdWrite(s, descriptor.fd());
        } finally {
            s.give();
            descriptor.leave();
        }
    }

    void drain() throws IOException {
        descriptor.enter();
        Scratch s = Scratch.take();
        try {
            Calls.eventfdDrain(s, descriptor.fd());
        } finally {
            s.give();
            descriptor.leave();
        }
    }
}
