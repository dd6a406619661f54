print("Hello, World!")
import socket
HOST, PORT = '127.0.0.1', 65432

# O 'with' garante que o socket principal será fechado
with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    s.bind((HOST, PORT))
    s.listen()

    # accept() retorna o endereço do cliente: IP e Porta
    conn, addr = s.accept()
    with conn:
        print(f"**Cliente conectado!** IP: {addr[0]}, Porta: {addr[1]}")

        # 1. Servidor envia
        mensagem = "bem vindo cliente"
        conn.sendall(mensagem.encode('utf-8'))

        # 2. Servidor recebe a resposta do cliente
        data = conn.recv(1024)
        print(f"  <- Servidor recebeu: {data.decode()}")

        print("Conexão encerrada pelo Servidor.")
