package soquete.sys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The static fields of the class are constants of the C headers, by their C names. A test holds
/// them against what the C compiler says.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface CConstants {}
