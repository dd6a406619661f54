// Prints what the C compiler knows, without running anything: each macro leaves a line that starts
// with "->" in the assembly that `gcc -S` writes, and `generate` picks those lines out. So the
// layouts of another architecture come from its cross compiler alone. Every number is the
// compiler's; a name that the headers do not have is an error of the compilation.

#include <stddef.h>

#define LINE(kind, name, ...) __asm__ volatile("\n->" kind " " name : : __VA_ARGS__)
#define VALUE(expression) "i"((long long) (expression))
#define MEMBER(struct_name, member) (((struct struct_name *) 0)->member)

// constant NAME value: a macro or an enumerator.
#define C(name) LINE("constant", #name " %0", VALUE(name))

// syscall name number.
#define N(name) LINE("syscall", #name " %0", VALUE(__NR_##name))

// size struct NAME bytes.
#define S(name) LINE("size", "struct " #name " %0", VALUE(sizeof(struct name)))

// offset struct NAME.member offset size.
#define M(name, member) \
    LINE("offset", "struct " #name "." #member " %0 %1", VALUE(offsetof(struct name, member)), \
         VALUE(sizeof(MEMBER(name, member))))

// The same for a flexible array at the end, whose size is 0.
#define F(name, member) \
    LINE("offset", "struct " #name "." #member " %0 %1", VALUE(offsetof(struct name, member)), \
         VALUE(0))
