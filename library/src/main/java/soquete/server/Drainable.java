package soquete.server;

/// What a [Drain] ends.
interface Drainable {
    /// Tells the loops to stop, and those that are served that it ends.
    void stopAccepting();

    /// Whether a loop still runs.
    boolean accepts();

    /// Whether nobody is being served.
    boolean isEmpty();

    /// Ends what is being served.
    void cutAll();

    /// How many are being served.
    int running();

    /// The drain is over.
    void over(Drained result);
}
