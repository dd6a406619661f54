package soquete.event;

import soquete.Pollable;
import soquete.message.PollEvents;

/// What a [Poll] found.
///
/// @param pollable as it was registered
/// @param events   what happened
public record PollReady(Pollable pollable, PollEvents events) {}
