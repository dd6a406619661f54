package soquete.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

/// How a program ended.
public final class Finished {
    private final int status;
    private final byte[] out;
    private final byte[] err;

    Finished(int status, byte[] out, byte[] err) {
        this.status = status;
        this.out = out;
        this.err = err;
    }

    /// Its exit status; 128 + n where signal n ended it.
    public int status() {
        return status;
    }

    /// Its standard output, byte for byte.
    public byte[] outBytes() {
        return out.clone();
    }

    /// Its standard output as UTF-8.
    public String out() {
        return new String(out, UTF_8);
    }

    /// Its standard error as UTF-8.
    public String err() {
        return new String(err, UTF_8);
    }

    @Override
    public String toString() {
        return "status " + status + "\nstandard output:\n" + out() + "\nstandard error:\n" + err();
    }
}
