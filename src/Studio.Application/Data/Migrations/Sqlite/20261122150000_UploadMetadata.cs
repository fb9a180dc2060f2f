using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Studio.Application.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class UploadMetadata : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Metadata",
                table: "Uploads",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Metadata",
                table: "Uploads");
        }
    }
}
