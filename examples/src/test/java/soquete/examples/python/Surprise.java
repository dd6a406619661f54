package soquete.examples.python;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A row of the second table of `docs/python.md`: something in Python that surprises people, and
/// what was decided here. The method shows it, and so does Python.
@Test
@ExtendWith(BesidePython.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Surprise {
    /// Its number in the inventory; letters for those that the inventory does not number.
    String value();

    /// What Python does.
    String is();

    /// What the method answers where that differs from Python; empty where it must be the same.
    String ours() default "";

    /// What happens here, and why, where it differs.
    String here() default "";

    /// Lines that Python runs.
    String python();

    /// What comes out: Python expressions, separated by commas.
    String result();
}
